/**
 * JSON, written and read.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.json.JsonTree}. Uses: {@code domain}.
 */
package io.quantum.pipeline.ops.json;
