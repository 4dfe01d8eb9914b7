#!lua flags=no-writes
-- What the records of orders say.
-- KEYS  order records
-- Reply for each {entry id, result id or ''}; an absent record is an empty list
-- Read-only; O(orders). HGETALL, because it is what the rights of a reading user include.
local answers = {}
for i, key in ipairs(KEYS) do
  local r = by_name(redis.call('HGETALL', key))
  answers[i] = r['entry_id'] and {r['entry_id'], r['state'] == 'DONE' and r['result_id'] or ''}
    or {}
end
return answers
