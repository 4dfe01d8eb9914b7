package io.quantum.pipeline.application.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings out of an environment and collects everything that is wrong, so that an operator
 * corrects a file once and not once per line. It knows which settings were read, and their values.
 *
 * <p><b>Shape</b>: an empty value counts as not set. <b>Threads</b>: not safe; used once, at start.
 * <b>Errors</b>: none are thrown while reading; {@link #refuseIfWrong} throws {@link
 * ConfigRefused}. <b>Source</b>: docs/reference/service.md#configuration.
 */
public final class ConfigCheck {
  private final Map<String, String> environment;
  private final Map<String, Setting<?>> settings = new LinkedHashMap<>();
  private final Map<String, String> shown = new LinkedHashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  /** Over an environment, which is not copied and not changed. */
  public ConfigCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The value of a setting; its default if it is not set or wrong. */
  public <T> T value(Setting<T> setting) {
    return value(setting, setting.format().parse().apply(setting.byDefault()));
  }

  /** The value of a setting whose default only the reader knows, such as a name of this host. */
  public <T> T value(Setting<T> setting, T byDefault) {
    T value = given(setting).map(text -> parsed(setting, text, byDefault)).orElse(byDefault);
    settings.put(setting.name(), setting);
    shown.put(setting.name(), setting.format().show().apply(value));
    return value;
  }

  /** The text of a setting as it stands in the environment, if it is set. */
  public Optional<String> given(Setting<?> setting) {
    return Optional.ofNullable(environment.get(setting.name()))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Adds a problem found elsewhere; the message must hold no secret. */
  public void reject(String name, String message) {
    problems.add(new ConfigProblem(name, message));
  }

  /** The settings read so far. */
  public Collection<Setting<?>> settings() {
    return List.copyOf(settings.values());
  }

  /** The values read so far by name, in the order of reading: secrets masked, empty if none. */
  public Map<String, String> shown() {
    return new LinkedHashMap<>(shown);
  }

  /** Everything wrong so far. */
  public List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /** Ends the check: throws if anything is wrong. */
  public void refuseIfWrong() {
    if (!problems.isEmpty()) {
      throw new ConfigRefused(problems);
    }
  }

  private <T> T parsed(Setting<T> setting, String text, T byDefault) {
    try {
      return setting.format().parse().apply(text);
    } catch (IllegalArgumentException | DateTimeException notAllowed) {
      reject(setting.name(), setting.format().refusal().apply(text, notAllowed));
      return byDefault;
    }
  }
}
