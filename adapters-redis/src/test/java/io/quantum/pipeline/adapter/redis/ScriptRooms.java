package io.quantum.pipeline.adapter.redis;

import java.util.List;

/**
 * Our scripts by their bare names: tests speak of steps, not of the rooms that they are kept in.
 */
final class ScriptRooms {
  private static final List<String> ROOMS =
      List.of("execution", "publish", "deadletter", "monitor", "history", "control", "venue");

  private ScriptRooms() {}

  /** The script of this name, with its room or without. */
  static LuaScript script(String name) {
    if (name.contains("/")) {
      return LuaScript.named(name);
    }
    return ROOMS.stream()
        .map(room -> room + "/" + name)
        .filter(path -> LuaScript.class.getResource(path + ".lua") != null)
        .map(LuaScript::named)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no script is called " + name));
  }
}
