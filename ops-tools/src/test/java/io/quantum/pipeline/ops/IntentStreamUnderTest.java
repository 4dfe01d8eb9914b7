package io.quantum.pipeline.ops;

import io.lettuce.core.Consumer;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.util.List;
import java.util.Map;

/** The intent stream of a real Redis, written as producers and the service write it. */
final class IntentStreamUnderTest {
  static final String INTENTS = "quantum:stream:trade.intent";
  static final String GROUP = "quantum:group:execution:trade.intent";

  final RedisCommands<String, String> commands;

  IntentStreamUnderTest(RedisUnderTest redis) {
    this.commands = redis.commands();
  }

  IntentStreamUnderTest group() {
    commands.xgroupCreate(
        StreamOffset.from(INTENTS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream().entriesRead(0));
    return this;
  }

  IntentStreamUnderTest publish(int entries, String source) {
    commands.eval(
        "for i = 1, tonumber(ARGV[1]) do redis.call('XADD', KEYS[1], '*', 'source', ARGV[2],"
            + " 'payload', '{\"action\": \"BUY\"}') end return 1",
        io.lettuce.core.ScriptOutputType.INTEGER,
        new String[] {INTENTS},
        Integer.toString(entries),
        source);
    return this;
  }

  String publishAt(String id) {
    return commands.xadd(
        INTENTS, new XAddArgs().id(id), Map.of("payload", "{\"action\": \"BUY\"}"));
  }

  @SuppressWarnings("unchecked") // Lettuce takes an array of a generic type
  List<StreamMessage<String, String>> read(int entries) {
    return commands.xreadgroup(
        Consumer.from(GROUP, "c"),
        XReadArgs.Builder.count(entries),
        StreamOffset.lastConsumed(INTENTS));
  }

  void acknowledge(List<StreamMessage<String, String>> entries) {
    if (!entries.isEmpty()) {
      commands.xack(
          INTENTS, GROUP, entries.stream().map(StreamMessage::getId).toArray(String[]::new));
    }
  }

  /** The clock of the server, in milliseconds. */
  long now() {
    return Long.parseLong(commands.time().get(0)) * 1_000;
  }
}
