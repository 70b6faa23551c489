package org.yihaotong.recording;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of recordings.
 *
 * @param enabled whether talks are recorded
 * @param store folder of the encrypted files
 * @param key the key of the house, 32 bytes in Base64; empty for that of the file
 * @param keyFile where the key stands, made at the first start
 * @param keepDays after how many days a recording is deleted
 * @param pauseLimit after which a pause ends by itself
 * @param minFree with less free space no talk is recorded any more
 */
@Validated
@ConfigurationProperties("yihaotong.recording")
record RecordingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("var/talks") Path store,
		@DefaultValue("") String key, @DefaultValue("var/recording.key") Path keyFile,
		@DefaultValue("180") @Min(1) int keepDays,
		@DefaultValue("90s") @DurationMin(seconds = 1) @DurationMax(minutes = 30) Duration pauseLimit,
		@DefaultValue("500MB") DataSize minFree) {

	@Override
	public String toString() {
		return "RecordingProperties[enabled=" + this.enabled + ", store=" + this.store + "]";
	}

}
