package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callers are talked with.
 *
 * @param flow the flow of incoming calls; its folder holds the other flows
 * @param speakLimit how long a caller waits for a prompt that is not in the cache
 * @param hearLimit how long a caller waits for the recogniser after the last word
 * @param carMoveLimit how long a caller waits for the owner of a car
 * @param reloadEvery how often the folder is looked at for changes
 * @param selfServiceGrace how long after a caller who hung up in the flow self-service
 * may still tell how the contact ended, longer than any of it takes
 * @param warm whether prompts are spoken into the cache at start
 */
@Validated
@ConfigurationProperties("yihaotong.ivr")
record IvrProperties(@DefaultValue("ivr-flows/main.yaml") Path flow, @DefaultValue("4s") Duration speakLimit,
		@DefaultValue("5s") Duration hearLimit, @DefaultValue("130s") Duration carMoveLimit,
		@DefaultValue("2s") Duration reloadEvery, @DefaultValue("3m") Duration selfServiceGrace,
		@DefaultValue("true") boolean warm) {
}
