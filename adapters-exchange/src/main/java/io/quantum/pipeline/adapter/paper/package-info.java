/**
 * The paper venue: executes orders against a price list and books them, for trial, drills and
 * tests.
 *
 * <p>Entry type: {@link io.quantum.pipeline.adapter.paper.PaperModule} with {@link
 * io.quantum.pipeline.adapter.paper.PaperConfig}. May depend on application and Guice; its books
 * are kept behind a port.
 */
package io.quantum.pipeline.adapter.paper;
