/**
 * Words, times and lines as people read them.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.text.Lines}. Uses: {@code domain}.
 */
package io.quantum.pipeline.ops.text;
