#!lua
-- Counts that entries are about to be decided, before they are even decoded.
-- KEYS  1 attempts
-- ARGV  entry ids
-- Reply {number counted}
-- Atomic; repeating it counts again; O(entries).
for i = 1, #ARGV do add_to(KEYS[1], ARGV[i], 1) end
return {#ARGV}
