/**
 * The paper venue: executes orders against a price list and books them, for trial, drills and
 * tests.
 *
 * <p>Door: {@link io.quantum.pipeline.adapter.paper.PaperModule} with {@link
 * io.quantum.pipeline.adapter.paper.PaperConfig}. Uses: {@code application}, {@code domain}.
 */
package io.quantum.pipeline.adapter.paper;
