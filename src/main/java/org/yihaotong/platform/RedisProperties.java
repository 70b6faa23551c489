package org.yihaotong.platform;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis answers.
 *
 * @param url a Redis URI
 * @param timeout how long to wait for an answer
 */
@Validated
@ConfigurationProperties("yihaotong.redis")
record RedisProperties(@NotBlank @DefaultValue("redis://127.0.0.1:6379/0") String url,
		@DefaultValue("2s") Duration timeout) {
}
