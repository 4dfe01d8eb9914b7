#!lua flags=no-writes
-- Examines one page of the pending list: which of its entries still exist.
-- KEYS  1 intent stream
-- ARGV  1 group  2 id to begin with  3 page
-- Reply {examined, gone, last id examined, or '' at the end of the list}
-- Read-only; O(page).
if not group_info(KEYS[1], ARGV[1]) then return {0, 0, ''} end
local page = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], '+', ARGV[3])
local gone, examined = examine(KEYS[1], page)
local whole = examined == #page and #page < tonumber(ARGV[3])
return {int(examined), int(gone), whole and '' or page[examined][1]}
