package io.quantum.pipeline.adapter.redis;

/**
 * The scripts of the four steps; handed in, so that a test can run the real ones on a clock of its
 * own.
 */
record LedgerScripts(LuaScript claim, LuaScript finalise, LuaScript takeover, LuaScript close) {

  static LedgerScripts load() {
    return new LedgerScripts(
        LuaScript.named("claim"),
        LuaScript.named("finalise"),
        LuaScript.named("takeover"),
        LuaScript.named("close_batch"));
  }
}
