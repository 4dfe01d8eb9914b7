/**
 * Redis behind the ports: streams, the atomic steps as Lua, the paper venue's books, inspection,
 * and the payload codec.
 *
 * <p>Door: {@link io.quantum.pipeline.adapter.redis.RedisModule} with {@link
 * io.quantum.pipeline.adapter.redis.RedisConfig}. Uses: {@code application}, {@code domain}.
 */
package io.quantum.pipeline.adapter.redis;
