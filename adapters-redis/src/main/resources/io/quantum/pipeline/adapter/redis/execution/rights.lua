#!lua
-- Runs every command that the service runs, in its scripts or by itself, on keys of its own.
-- KEYS  1 scratch stream  2 scratch hash  3 scratch sorted set  4 scratch text
-- Reply names of the commands that the caller's user may not run, as ACL SETUSER has them
-- Leaves nothing behind; O(1). A right that is missing would end a step in the middle otherwise.
local stream, hash, set, text = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local missing = {}
local function try(name, ...)
  local answer = redis.pcall(...)
  local said = type(answer) == 'table' and answer.err or ''
  for _, denial in ipairs({"can't run this", "can't access", 'NOPERM', 'no permission'}) do
    if string.find(said, denial, 1, true) then
      missing[#missing + 1] = name
      return
    end
  end
end

try('xgroup|create', 'XGROUP', 'CREATE', stream, 'g', '0', 'MKSTREAM')
try('xadd', 'XADD', stream, '*', 'f', 'v')
try('xlen', 'XLEN', stream)
try('xrange', 'XRANGE', stream, '-', '+', 'COUNT', '1')
try('xreadgroup', 'XREADGROUP', 'GROUP', 'g', 'c', 'COUNT', '1', 'STREAMS', stream, '>')
try('xpending', 'XPENDING', stream, 'g')
try('xclaim', 'XCLAIM', stream, 'g', 'c', '0', '0-1', 'JUSTID')
try('xack', 'XACK', stream, 'g', '0-1')
try('xinfo', 'XINFO', 'STREAM', stream)
try('xgroup|setid', 'XGROUP', 'SETID', stream, 'g', '0')
try('xgroup|delconsumer', 'XGROUP', 'DELCONSUMER', stream, 'g', 'c')
try('xtrim', 'XTRIM', stream, 'MAXLEN', '0')
try('hset', 'HSET', hash, 'f', '1')
try('hsetnx', 'HSETNX', hash, 'f', '1')
try('hget', 'HGET', hash, 'f')
try('hmget', 'HMGET', hash, 'f')
try('hgetall', 'HGETALL', hash)
try('hvals', 'HVALS', hash)
try('hlen', 'HLEN', hash)
try('hexists', 'HEXISTS', hash, 'f')
try('hincrby', 'HINCRBY', hash, 'f', '1')
try('hdel', 'HDEL', hash, 'f')
try('zadd', 'ZADD', set, '1', 'm')
try('zscore', 'ZSCORE', set, 'm')
try('zcard', 'ZCARD', set)
try('zcount', 'ZCOUNT', set, '-inf', '+inf')
try('zrange', 'ZRANGE', set, '0', '0')
try('zrangebyscore', 'ZRANGEBYSCORE', set, '-inf', '+inf')
try('zremrangebyscore', 'ZREMRANGEBYSCORE', set, '-inf', '-inf')
try('zrem', 'ZREM', set, 'm')
try('set', 'SET', text, 'v', 'PX', '1000')
try('get', 'GET', text)
try('pexpire', 'PEXPIRE', text, '1000')
try('ttl', 'TTL', text)
try('pttl', 'PTTL', text)
try('exists', 'EXISTS', text)
try('type', 'TYPE', text)
try('time', 'TIME')
try('info', 'INFO', 'replication')
try('del', 'DEL', stream, hash, set, text)
return missing
