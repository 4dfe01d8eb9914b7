#!lua flags=no-writes
-- How long diagnostics stay on.
-- KEYS  1 diagnostics
-- Reply {ms or ''}
-- Read-only; O(1). A key without an end was not set by us: it does not count.
local left = redis.call('PTTL', KEYS[1])
return {left >= 0 and int(left) or ''}
