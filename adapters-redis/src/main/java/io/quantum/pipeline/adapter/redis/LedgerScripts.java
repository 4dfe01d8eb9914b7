package io.quantum.pipeline.adapter.redis;

/**
 * The scripts of the four steps; handed in, so that a test can run the real ones on a clock of its
 * own.
 */
record LedgerScripts(LuaScript claim, LuaScript finalise, LuaScript takeover, LuaScript close) {

  static LedgerScripts load() {
    return new LedgerScripts(
        LuaScript.named("execution/claim"),
        LuaScript.named("execution/finalise"),
        LuaScript.named("execution/takeover"),
        LuaScript.named("execution/dismiss_batch"));
  }
}
