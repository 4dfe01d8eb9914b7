package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.util.function.Supplier;

/**
 * One answer in the two forms that every command writes; only the wanted one is made.
 *
 * @param json for machines
 * @param page for people
 */
public record Report(Supplier<Json> json, Supplier<Page> page) {}
