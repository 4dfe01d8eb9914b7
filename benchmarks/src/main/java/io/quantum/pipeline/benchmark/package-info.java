/**
 * Measurements and traffic: JMH suites, and the plain-socket client and traffic of the demo. Ships
 * nothing.
 *
 * <p>Door: {@link io.quantum.pipeline.benchmark.DemoTraffic} and the suites. Uses: everything of
 * ours.
 */
package io.quantum.pipeline.benchmark;
