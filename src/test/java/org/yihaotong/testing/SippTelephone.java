package org.yihaotong.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A telephone that is called: a citizen's behind the trunk, or a seat's. Calls come one
 * after another.
 */
public final class SippTelephone extends SippPhone {

	private volatile @Nullable String callId;

	private int taken;

	private SippTelephone(RtpPeer audio, Sipp sipp) {
		super(audio, sipp);
	}

	static SippTelephone start(int port) {
		RtpPeer audio = new RtpPeer();
		SippTelephone telephone = new SippTelephone(audio,
				Sipp.start("telephone", Map.of("MEDIA", media(audio)), port));
		try {
			telephone.sipp().awaitListening();
			return telephone;
		}
		catch (RuntimeException ex) {
			telephone.close();
			throw ex;
		}
	}

	/**
	 * Lets the telephone be used by somebody on a thread of its own.
	 * @param person what is done with it
	 * @return this telephone
	 */
	public SippTelephone with(Consumer<SippTelephone> person) {
		Thread.ofVirtual().name("callee").start(() -> person.accept(this));
		return this;
	}

	/**
	 * Waits until the next call rings.
	 * @return this telephone
	 */
	public SippTelephone awaitRinging() {
		return awaitRinging(SOON);
	}

	/**
	 * Waits until the next call rings.
	 * @param limit how long
	 * @return this telephone
	 */
	public SippTelephone awaitRinging(Duration limit) {
		int next = this.taken;
		Sipp.Event ringing = Awaitility.await("ringing, see " + sipp().folder())
			.pollInterval(Duration.ofMillis(20))
			.atMost(limit)
			.until(() -> rings().skip(next).findFirst(), Optional::isPresent)
			.orElseThrow();
		this.taken = next + 1;
		this.callId = ringing.call();
		audio().heard().forget();
		return this;
	}

	private Stream<Sipp.Event> rings() {
		return sipp().events().stream().filter((event) -> event.what().equals("ringing"));
	}

	/**
	 * Counts the calls so far.
	 * @return how often it rang
	 */
	public long calls() {
		return rings().count();
	}

	/**
	 * Gives the number or name under which the present call reached this telephone.
	 * @return what stood in the SIP address
	 */
	public String number() {
		return ringing()[0];
	}

	/**
	 * Gives the contact that the header {@code X-Contact} of the present call names.
	 * @return the contact, empty without the header
	 */
	public Optional<UUID> contact() {
		String value = ringing()[2].strip();
		return value.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(value));
	}

	/**
	 * Gives the caller shown by the present call.
	 * @return the header {@code From}
	 */
	public String shownCaller() {
		return ringing()[3];
	}

	private String[] ringing() {
		return awaitEvent("ringing", SOON).detail().split(";", 4);
	}

	public void answer() {
		sipp().tell(callId(), "MESSAGE");
		connectAudio();
	}

	/**
	 * Refuses as a busy telephone does.
	 */
	public void refuse() {
		sipp().tell(callId(), "INFO");
		awaitHungUp();
	}

	/**
	 * Answers as an operator does whose network is down.
	 */
	public void fail() {
		sipp().tell(callId(), "NOTIFY");
		awaitHungUp();
	}

	@Override
	String callId() {
		String present = this.callId;
		if (present == null) {
			throw new IllegalStateException("Nobody has called yet");
		}
		return present;
	}

}
