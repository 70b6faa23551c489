package org.yihaotong.telephony;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignsOfLifeTests {

	private final AtomicLong nanos = new AtomicLong();

	private final SignsOfLife signs = new SignsOfLife(this.nanos::get);

	@Test
	void tellsHowLongAgoTheLastSignOfEachWas() {
		this.signs.seen("one");
		this.nanos.addAndGet(Duration.ofSeconds(3).toNanos());
		this.signs.seen("two");
		this.nanos.addAndGet(Duration.ofSeconds(4).toNanos());
		assertThat(this.signs.since("one")).contains(Duration.ofSeconds(7));
		assertThat(this.signs.since("two")).contains(Duration.ofSeconds(4));
		assertThat(this.signs.since("three")).isEmpty();
	}

	/** It was started since, and has none of the calls that were known. */
	@Test
	void takesNoSignOfOneWithoutAName() {
		this.signs.seen("");
		assertThat(this.signs.since("")).isEmpty();
	}

}
