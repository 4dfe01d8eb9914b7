#!lua flags=no-writes
-- How often entries that are pending were begun to be decided and did not end.
-- KEYS  1 attempts  2 claimed
-- ARGV  entry ids
-- Reply for each entry its attempts so far, or -1 if an order of it is under way
-- Read-only; O(entries).
local marks = {}
for i = 1, #ARGV do
  if redis.call('HEXISTS', KEYS[2], ARGV[i]) == 1 then
    marks[i] = -1
  else
    -- What is no count was written by somebody else.
    local count = redis.call('HGET', KEYS[1], ARGV[i])
    marks[i] = count and (digits(count) or 1) or 0
  end
end
return marks
