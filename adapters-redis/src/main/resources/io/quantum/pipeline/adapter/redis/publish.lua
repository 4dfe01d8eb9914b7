#!lua
-- Publishes one intent, once.
-- KEYS  1 intent stream  2 publish record of the identity
-- ARGV  1 hard limit  2 body hash  3 record's life in ms  4 event type  5 payload  6 source
-- Reply {'PUBLISHED', id} | {'ALREADY', id} | {'CONFLICT', id} | {'FULL', length}
-- Atomic; repeatable; O(1). Never trims.
local known = redis.call('HMGET', KEYS[2], 'entry_id', 'body_hash')
if known[1] then
  return {known[2] == ARGV[2] and 'ALREADY' or 'CONFLICT', known[1]}
end
local length = redis.call('XLEN', KEYS[1])
if length >= tonumber(ARGV[1]) then return {'FULL', int(length)} end
local id = redis.call('XADD', KEYS[1], '*', 'event_type', ARGV[4], 'payload', ARGV[5],
  'timestamp', iso(now_micros()), 'source', ARGV[6])
redis.call('HSET', KEYS[2], 'entry_id', id, 'body_hash', ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return {'PUBLISHED', id}
