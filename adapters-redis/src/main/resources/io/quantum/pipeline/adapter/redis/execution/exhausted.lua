#!lua flags=no-writes
-- Which streams have used up their ids, so that nothing can be added to them any more.
-- KEYS  streams
-- Reply for each 1 or 0
-- Read-only; O(streams).
local answers = {}
for i, key in ipairs(KEYS) do
  local last = redis.call('EXISTS', key) == 1 and stream_info(key)['last-generated-id']
  answers[i] = last == LARGEST_ID and 1 or 0
end
return answers
