package org.yihaotong.selfservice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Binds the settings of self-service.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SelfServiceProperties.class)
class SelfServiceConfiguration {

}
