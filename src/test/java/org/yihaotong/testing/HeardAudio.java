package org.yihaotong.testing;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * How loud a telephone's ear was, frame by frame.
 */
public final class HeardAudio {

	/** Ten minutes of 20 ms frames. */
	private static final int MAX = 30_000;

	private final ConcurrentLinkedDeque<Frame> frames = new ConcurrentLinkedDeque<>();

	private record Frame(long nanos, double loudness) {
	}

	void add(double loudness) {
		this.frames.addLast(new Frame(System.nanoTime(), loudness));
		if (this.frames.size() > MAX) {
			this.frames.pollFirst();
		}
	}

	/**
	 * Tells how loud the last while was.
	 * @param window how long to look back
	 * @return the root mean square of the samples (0 to 32767), 0 when nothing came;
	 * speech is above 500, the waiting music about 1,000, silence below 20
	 */
	public double energy(Duration window) {
		long since = System.nanoTime() - window.toNanos();
		return Math.sqrt(this.frames.stream()
			.filter((frame) -> frame.nanos() > since)
			.mapToDouble((frame) -> frame.loudness() * frame.loudness())
			.average()
			.orElse(0));
	}

	/**
	 * Counts the frames (20 ms each) that came in the last while.
	 * @param window how long to look back
	 * @return how many
	 */
	public long count(Duration window) {
		long since = System.nanoTime() - window.toNanos();
		return this.frames.stream().filter((frame) -> frame.nanos() > since).count();
	}

	/**
	 * Finds the longest stretch without anything to hear; packets that do not come are as
	 * silent as those without sound.
	 * @param since a moment by {@link System#nanoTime}
	 * @param audible the loudness from which something is heard
	 * @return how long it was, up to now
	 */
	public Duration longestSilence(long since, double audible) {
		long longest = 0;
		long last = since;
		for (Frame frame : this.frames) {
			if (frame.nanos() > since && frame.loudness() > audible) {
				longest = Math.max(longest, frame.nanos() - last);
				last = frame.nanos();
			}
		}
		return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
	}

	/**
	 * Begins anew.
	 */
	public void forget() {
		this.frames.clear();
	}

}
