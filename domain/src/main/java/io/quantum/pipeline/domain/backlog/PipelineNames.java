package io.quantum.pipeline.domain.backlog;

/**
 * What a snapshot is a snapshot of; every output of the tools names it.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#output.
 *
 * @param server where, without secrets
 * @param stream the intent stream
 * @param group our consumer group
 * @param resultStream where results go
 */
public record PipelineNames(String server, String stream, String group, String resultStream) {}
