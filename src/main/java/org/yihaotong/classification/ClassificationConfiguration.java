package org.yihaotong.classification;

import java.io.IOException;
import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
	ModelStore modelStore(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		return new ModelStore(jdbc, transaction, clock);
	}

	@Bean
	LiveClassifier classifier(Taxonomy taxonomy, ModelStore store, ClassificationProperties properties,
			MeterRegistry meters, Clock clock) throws IOException {
		// A server that cannot find places does not start, and no caller waits for the
		// model.
		PlaceModel.built();
		return new LiveClassifier(ModelFolder.load(), store, taxonomy, properties, meters, clock);
	}

	@Bean
	StoredLabels labels(JdbcClient jdbc, MeterRegistry meters) {
		return new StoredLabels(jdbc, meters);
	}

	@Bean
	ModelDrift modelDrift(MeterRegistry meters, StoredLabels labels, ModelStore store, Clock clock) {
		return new ModelDrift(meters, labels, store, clock);
	}

}
