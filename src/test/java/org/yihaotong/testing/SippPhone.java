package org.yihaotong.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;

/**
 * What a caller's and a callee's telephone have in common: one call at a time, a mouth,
 * an ear and keys.
 */
public abstract sealed class SippPhone implements AutoCloseable permits SippCaller, SippTelephone {

	/** How long a test waits for something that should happen soon. */
	static final Duration SOON = Duration.ofSeconds(20);

	/** What counts as hearing something: far above line noise, below any speech. */
	static final double AUDIBLE = 200;

	private static final List<String> ENDS = List.of("ended", "left", "refused", "cancelled");

	private final RtpPeer audio;

	private final Sipp sipp;

	private String asterisk = "127.0.0.1";

	SippPhone(RtpPeer audio, Sipp sipp) {
		this.audio = audio;
		this.sipp = sipp;
	}

	static String media(RtpPeer audio) {
		return "m=audio " + audio.port() + " RTP/AVP 8 101\n    a=rtpmap:8 PCMA/8000\n"
				+ "    a=rtpmap:101 telephone-event/8000\n    a=fmtp:101 0-15";
	}

	/** Names the address of the Asterisk that it talks over. */
	void at(String host) {
		this.asterisk = host;
	}

	abstract String callId();

	Sipp sipp() {
		return this.sipp;
	}

	RtpPeer audio() {
		return this.audio;
	}

	Optional<Sipp.Event> event(String what) {
		String call = callId();
		return this.sipp.events()
			.stream()
			.filter((event) -> event.call().equals(call) && event.what().equals(what))
			.findFirst();
	}

	Sipp.Event awaitEvent(String what, Duration limit) {
		return Awaitility.await(what + ", see " + this.sipp.folder())
			.pollInterval(Duration.ofMillis(20))
			.atMost(limit)
			.until(() -> event(what), Optional::isPresent)
			.orElseThrow();
	}

	void connectAudio() {
		this.audio.connect(this.asterisk, Integer.parseInt(awaitEvent("answered", SOON).detail().strip()));
	}

	/**
	 * Says a recording, after what is being said now.
	 * @param wav 8 kHz mono, A-law or linear
	 */
	public void say(Path wav) {
		this.audio.say(wav);
	}

	/**
	 * Waits until all was said.
	 */
	public void awaitSaid() {
		this.audio.awaitSaid(Duration.ofSeconds(60));
	}

	/**
	 * Presses keys (RFC 4733), one after another.
	 * @param keys digits, star and hash
	 */
	public void press(String keys) {
		this.audio.press(keys);
	}

	/**
	 * Presses a key again and again, because one that comes before somebody listens is
	 * lost, until it has had its effect or the call is over.
	 * @param key the key
	 * @param enough whether it has had its effect
	 */
	public void pressUntil(String key, BooleanSupplier enough) {
		Awaitility.await("effect of key " + key + ", see " + this.sipp.folder())
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(800))
			.atMost(Duration.ofSeconds(40))
			.until(() -> pressed(key, enough));
	}

	private boolean pressed(String key, BooleanSupplier enough) {
		boolean done = enough.getAsBoolean() || over();
		if (!done) {
			press(key);
		}
		return done;
	}

	/**
	 * Tells how loud the last while was at this telephone's ear.
	 * @param window how long to look back
	 * @return see {@link HeardAudio#energy}
	 */
	public double heardEnergy(Duration window) {
		return this.audio.heard().energy(window);
	}

	/**
	 * Gives all that was heard.
	 * @return the measurements
	 */
	public HeardAudio heard() {
		return this.audio.heard();
	}

	/**
	 * Waits until something can be heard.
	 */
	public void awaitSound() {
		Awaitility.await("sound at the ear, see " + this.sipp.folder())
			.atMost(SOON)
			.until(() -> heardEnergy(Duration.ofMillis(500)) > AUDIBLE);
	}

	/**
	 * Waits until nothing was heard for a while: a prompt is over.
	 * @param quiet how long it must have been quiet
	 * @param limit how long to wait
	 */
	public void awaitQuiet(Duration quiet, Duration limit) {
		long began = System.nanoTime();
		Awaitility.await("quiet at the ear")
			.atMost(limit)
			.until(() -> System.nanoTime() - began > quiet.toNanos() && heardEnergy(quiet) < AUDIBLE / 4);
	}

	/**
	 * Hangs up and waits until the other side has confirmed.
	 */
	public void hangUp() {
		this.sipp.tell(callId(), "MESSAGE");
		awaitHungUp();
	}

	/**
	 * Waits until the call is over, whoever ended it.
	 */
	public void awaitHungUp() {
		awaitHungUp(SOON);
	}

	/**
	 * Waits until the call is over, whoever ended it.
	 * @param limit how long
	 */
	public void awaitHungUp(Duration limit) {
		Awaitility.await("end of the call, see " + this.sipp.folder())
			.pollInterval(Duration.ofMillis(20))
			.atMost(limit)
			.until(this::over);
		this.audio.disconnect();
	}

	/**
	 * Tells whether the call is over.
	 * @return true when it ended, was refused or given up
	 */
	public boolean over() {
		return !this.sipp.alive() || how().isPresent();
	}

	/**
	 * Tells how the call ended.
	 * @return {@code ended} by the other side, {@code left} by this one, {@code refused}
	 * or {@code cancelled}; empty while it goes on
	 */
	public Optional<String> how() {
		return ENDS.stream().filter((word) -> event(word).isPresent()).findFirst();
	}

	@Override
	public void close() {
		this.audio.close();
		this.sipp.close();
	}

}
