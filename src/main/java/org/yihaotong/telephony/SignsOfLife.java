package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When each Asterisk was last heard in another way than by its manager: a script's
 * connection came or was answered, or the audio of a caller came. One whose manager is
 * cut off still lives while there are such signs, and so do its callers.
 */
public final class SignsOfLife {

	private final LongSupplier nanos;

	private final Map<String, Long> seen = new ConcurrentHashMap<>();

	public SignsOfLife() {
		this(System::nanoTime);
	}

	/**
	 * Makes one with a clock of its own.
	 * @param nanos as {@link System#nanoTime}
	 */
	SignsOfLife(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Takes a sign.
	 * @param asterisk whose, as the dialplan knows it from this server
	 * ({@code YHT_NAME}); empty for one that was started since: it has lost the calls
	 * that were known
	 */
	public void seen(String asterisk) {
		if (!asterisk.isEmpty()) {
			this.seen.put(asterisk, this.nanos.getAsLong());
		}
	}

	/**
	 * Tells how long ago the last sign was.
	 * @param asterisk whose
	 * @return empty without any
	 */
	Optional<Duration> since(String asterisk) {
		return Optional.ofNullable(this.seen.get(asterisk))
			.map((last) -> Duration.ofNanos(Math.max(0, this.nanos.getAsLong() - last)));
	}

}
