#!lua flags=no-writes
-- One page of what is pending, and whether its bodies are still there.
-- KEYS  1 intent stream
-- ARGV  1 group  2 id to begin with  3 page
-- Reply {} without the group | {'PAGE', for each entry id, consumer, idle ms, deliveries, 1 if it
--       has a body}
-- Read-only; O(page).
if not group_info(KEYS[1], ARGV[1]) then return {} end
local page = {'PAGE'}
for _, e in ipairs(redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], '+', ARGV[3])) do
  page[#page + 1] = e[1]
  page[#page + 1] = e[2]
  page[#page + 1] = int(e[3])
  page[#page + 1] = int(e[4])
  page[#page + 1] = #redis.call('XRANGE', KEYS[1], e[1], e[1])
end
return page
