package org.yihaotong.speech;

import java.io.IOException;
import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses what hears and what speaks.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechProperties.class)
class SpeechConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(SpeechConfiguration.class);

	@Bean
	SpeechRecogniser speechRecogniser(SpeechProperties properties) {
		try {
			VoskSpeechRecogniser recogniser = VoskSpeechRecogniser.load(properties);
			logger.info("Hearing with {} (at most {} callers at once); docs/speech.md tells what models are worth",
					recogniser.describe(), properties.places());
			return recogniser;
		}
		catch (IOException ex) {
			logger.warn("No speech is understood, callers use keys: the model {} cannot be used: {}",
					properties.model(), ex.toString());
			return new DeafSpeechRecogniser();
		}
	}

	@Bean
	SpeechSynthesiser speechSynthesiser(SpeechProperties properties, Clock clock) {
		return new EspeakSynthesiser(properties, clock);
	}

}
