/**
 * Words, times and lines as people read them.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.text.Page}. Uses: {@code domain}.
 */
package io.quantum.pipeline.ops.text;
