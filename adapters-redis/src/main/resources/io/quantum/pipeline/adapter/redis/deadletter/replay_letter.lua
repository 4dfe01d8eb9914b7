#!lua
-- Publishes what a dead letter says, once, and takes the letter away.
-- KEYS  1 intent stream  2 publish record of the identity  3 dead letters
-- ARGV  1 hard limit  2 body hash  3 record's life in ms  4 event type  5 payload  6 source
--       7 letter  8 entry that became the letter, or empty
-- Reply {'GONE'} | {'PUBLISHED', id} | {'ALREADY', id} | {'CONFLICT', id} | {'FULL', length}
-- A record of the letter's own entry does not count: it is that entry which comes again.
-- Atomic; repeatable: without the letter nothing happens; O(1). Never trims.
if #redis.call('XRANGE', KEYS[3], ARGV[7], ARGV[7]) == 0 then return {'GONE'} end
local length = redis.call('XLEN', KEYS[1])
local known = redis.call('HMGET', KEYS[2], 'entry_id', 'body_hash')
if known[1] and known[1] ~= ARGV[8] then
  if known[2] ~= ARGV[2] then return {'CONFLICT', known[1]} end
  redis.call('XDEL', KEYS[3], ARGV[7])
  return {'ALREADY', known[1]}
end
if length >= tonumber(ARGV[1]) then return {'FULL', int(length)} end
require_append(KEYS[1])
redis.call('XDEL', KEYS[3], '0-0')
redis.call('HSET', KEYS[2], 'body_hash', ARGV[2])
local id = redis.call('XADD', KEYS[1], '*', 'event_type', ARGV[4], 'payload', ARGV[5],
  'timestamp', iso(now_micros()), 'source', ARGV[6])
redis.call('HSET', KEYS[2], 'entry_id', id, 'body_hash', ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('XDEL', KEYS[3], ARGV[7])
return {'PUBLISHED', id}
