/**
 * Measurements and traffic: JMH suites, and the plain-socket client and traffic of the demo.
 *
 * <p>Entry types: {@link io.quantum.pipeline.benchmark.DemoTraffic} and the suites. Ships nothing;
 * may depend on anything.
 */
package io.quantum.pipeline.benchmark;
