package org.yihaotong.classification;

import java.io.IOException;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Loads taxonomy and model.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassificationProperties.class)
class ClassificationConfiguration {

	@Bean
	Taxonomy taxonomy() {
		return CsvTaxonomy.read();
	}

	@Bean
	Classifier classifier(Taxonomy taxonomy, ClassificationProperties properties) throws IOException {
		return new OpenNlpClassifier(ModelFolder.load(), taxonomy, properties);
	}

}
