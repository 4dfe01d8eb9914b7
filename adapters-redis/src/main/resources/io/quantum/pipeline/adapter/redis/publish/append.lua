#!lua
-- Appends one event that has no identity.
-- KEYS  1 stream
-- ARGV  1 hard limit  2 event type  3 payload  4 source
-- Reply {'APPENDED', id} | {'FULL', length}
-- Atomic; not repeatable; O(1). Never trims.
local length = redis.call('XLEN', KEYS[1])
if length >= tonumber(ARGV[1]) then return {'FULL', int(length)} end
return {'APPENDED', redis.call('XADD', KEYS[1], '*', 'event_type', ARGV[2], 'payload', ARGV[3],
  'timestamp', iso(now_micros()), 'source', ARGV[4])}
