#!lua flags=no-writes
-- One page of what is pending, and whether its bodies are still there.
-- KEYS  1 intent stream
-- ARGV  1 group  2 id to begin with  3 page
-- Reply {} without the group | {'PAGE' or, if it goes on behind the last one, 'PART', for each entry
--       id, consumer, idle ms, deliveries, 1 if it has a body}
-- Read-only; O(page).
if not group_info(KEYS[1], ARGV[1]) then return {} end
local entries = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], '+', ARGV[3])
local here = {}
local _, examined = examine(KEYS[1], entries, function(i, gone) here[i] = gone and 0 or 1 end)
local page = {examined < #entries and 'PART' or 'PAGE'}
for i = 1, examined do
  local e = entries[i]
  page[#page + 1] = e[1]
  page[#page + 1] = e[2]
  page[#page + 1] = int(e[3])
  page[#page + 1] = int(e[4])
  page[#page + 1] = here[i]
end
return page
