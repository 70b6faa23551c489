package org.yihaotong.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the server hears and speaks.
 *
 * @param model folder of the Vosk model of {@link SpeechRecogniser#CHINESE}
 * @param models folders of the models of other languages, by their tag ({@code en-US}); a
 * language without one is not listened to
 * @param adapted folder beneath which {@code ./run speech adapt} puts models; one that is
 * whole is used instead of its base
 * @param maxSessions how many callers are listened to at once; 0 for 5 per core: the
 * adapted built-in model kept up with 7.5 callers a core (docs/speech.md), and the rest
 * of the server needs some too
 * @param sessionTimeout after which a session that nobody closed is closed
 * @param patience how much longer than usual a caller waits, at most, for a recogniser
 * that is slow or stuck: the wait at opening and the wait for the text together
 * @param endSilence pause after speech that ends an utterance
 * @param longestUtterance after which an utterance ends without a pause
 * @param cache folder of the spoken prompts
 * @param cacheFiles how many spoken prompts are kept
 * @param recordings folder of recorded prompts
 * @param voice espeak-ng's voice
 * @param speed words per minute
 * @param pitch 0 to 99
 * @param synthesisTimeout how long speaking one text may take
 * @param synthesisParallel how many texts are spoken at once
 */
@Validated
@ConfigurationProperties("yihaotong.speech")
record SpeechProperties(@DefaultValue("nlp-models/speech/model-zh-demo") Path model,
		@DefaultValue Map<String, Path> models, @DefaultValue("var/speech") Path adapted,
		@DefaultValue("0") @Min(0) @Max(10_000) int maxSessions, @DefaultValue("60s") Duration sessionTimeout,
		@DefaultValue("2s") Duration patience, @DefaultValue("900ms") Duration endSilence,
		@DefaultValue("20s") Duration longestUtterance, @DefaultValue("var/prompts") Path cache,
		@DefaultValue("5000") @Min(100) @Max(1_000_000) int cacheFiles, @DefaultValue("var/recordings") Path recordings,
		@DefaultValue("cmn-latn-pinyin+f2") @NotBlank String voice, @DefaultValue("165") @Min(80) @Max(300) int speed,
		@DefaultValue("45") @Min(0) @Max(99) int pitch, @DefaultValue("20s") Duration synthesisTimeout,
		@DefaultValue("2") @Min(1) @Max(32) int synthesisParallel) {

	private static final int SESSIONS_PER_CORE = 5;

	/** The folder of each language's model, Chinese first. */
	Map<Locale, Path> folders() {
		Map<Locale, Path> folders = new LinkedHashMap<>();
		folders.put(SpeechRecogniser.CHINESE, this.model);
		this.models.forEach((tag, folder) -> folders.put(Locale.forLanguageTag(tag), folder));
		return folders;
	}

	int places() {
		return (this.maxSessions > 0) ? this.maxSessions
				: SESSIONS_PER_CORE * Runtime.getRuntime().availableProcessors();
	}

}
