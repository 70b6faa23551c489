package org.yihaotong.talk;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of talks.
 *
 * @param endpoint the trunk by which the numbers of the directory are called
 * @param emergencies the emergency services; empty for 110, 119 and 120 over the same
 * trunk
 * @param ring how long somebody who is called into a talk is rung
 * @param perAgentHour how often one agent calls numbers of the directory in an hour
 * @param transcript whether the citizen is transcribed while the agent talks, unless the
 * agent switches it
 * @param transcriptPlaces how many citizens are transcribed at once; the recogniser's own
 * limit counts as well
 */
@Validated
@ConfigurationProperties("yihaotong.talk")
record TalkProperties(@DefaultValue("trunk") @Pattern(regexp = "[a-z0-9-]{1,40}") String endpoint,
		@Valid @DefaultValue List<Emergency> emergencies,
		@DefaultValue("25s") @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration ring,
		@DefaultValue("30") @Min(0) @Max(10_000) int perAgentHour, @DefaultValue("true") boolean transcript,
		@DefaultValue("16") @Min(0) @Max(10_000) int transcriptPlaces) {

	private static final List<Emergency> USUAL = List.of(new Emergency("110", "公安", "Police", "110", "trunk"),
			new Emergency("119", "消防", "Fire brigade", "119", "trunk"),
			new Emergency("120", "急救", "Ambulance", "120", "trunk"));

	TalkProperties {
		emergencies = emergencies.isEmpty() ? USUAL : List.copyOf(emergencies);
	}

	/**
	 * An emergency service.
	 *
	 * @param service what agents know it by
	 * @param nameZh its name
	 * @param nameEn its name in English
	 * @param number what the trunk dials
	 * @param endpoint the trunk
	 */
	record Emergency(@Pattern(regexp = "[0-9]{3,6}") String service, @NotBlank String nameZh, @NotBlank String nameEn,
			@Pattern(regexp = "[0-9]{3,15}") String number,
			@DefaultValue("trunk") @Pattern(regexp = "[a-z0-9-]{1,40}") String endpoint) {
	}

}
