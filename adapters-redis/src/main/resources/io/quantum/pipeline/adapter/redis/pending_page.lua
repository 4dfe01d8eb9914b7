#!lua flags=no-writes
-- Examines one page of the pending list: which of its entries still exist.
-- KEYS  1 intent stream
-- ARGV  1 group  2 where to begin: an id with '(' before it, or '-'  3 page
-- Reply {examined, gone, last id of a full page or ''}
-- Read-only; O(page). What lies before the first entry is gone without a look.
if not group_info(KEYS[1], ARGV[1]) then return {0, 0, ''} end
local page = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], '+', ARGV[3])
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local gone = 0
for _, entry in ipairs(page) do
  local id = entry[1]
  if not first or before(id, first[1]) or #redis.call('XRANGE', KEYS[1], id, id) == 0 then
    gone = gone + 1
  end
end
return {int(#page), int(gone), #page == tonumber(ARGV[3]) and page[#page][1] or ''}
