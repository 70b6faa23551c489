package org.yihaotong.recording;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordingProperties.class)
class RecordingConfiguration {

	@Bean
	Vault vault(RecordingProperties properties) {
		return new Vault(HouseKey.of(properties));
	}

}
