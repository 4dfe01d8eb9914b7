/**
 * JSON, written and read.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.json.Json}. Uses: {@code domain}.
 */
package io.quantum.pipeline.ops.json;
