/**
 * Redis behind the ports: streams, the atomic steps as Lua, the paper venue's books, inspection,
 * and the payload codec.
 *
 * <p>Entry types: {@link io.quantum.pipeline.adapter.redis.RedisModule} with {@link
 * io.quantum.pipeline.adapter.redis.RedisConfig}. May depend on application, Lettuce, Jackson and
 * Guice.
 */
package io.quantum.pipeline.adapter.redis;
