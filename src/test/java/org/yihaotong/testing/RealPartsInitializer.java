package org.yihaotong.testing;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Points an application context at the real parts.
 */
class RealPartsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Map<String, Object> properties = Map.of("spring.datasource.url", TestParts.newDatabase(),
				"spring.datasource.username", "postgres", "spring.datasource.password", "postgres",
				"spring.datasource.hikari.maximum-pool-size", "8", "yihaotong.redis.url", redis(context),
				"yihaotong.access.first-password", "open-sesame-1", "yihaotong.access.first-passwords-file", "");
		TestParts.closedAtExit(context);
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real-parts", properties));
	}

	/** A test may bring a Redis of its own. */
	private static String redis(ConfigurableApplicationContext context) {
		String own = context.getEnvironment().getProperty(TestParts.OWN_REDIS);
		return (own != null) ? own : TestParts.newRedis();
	}

}
