package org.yihaotong.talk;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ TalkProperties.class, BriefingProperties.class })
class TalkConfiguration {

}
