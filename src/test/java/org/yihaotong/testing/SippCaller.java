package org.yihaotong.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A citizen who calls through the trunk.
 */
public final class SippCaller extends SippPhone {

	private final String callId;

	private SippCaller(String callId, RtpPeer audio, Sipp sipp) {
		super(audio, sipp);
		this.callId = callId;
	}

	static SippCaller dial(String asterisk, int asteriskPort, String dialled, String caller, String media) {
		return start("127.0.0.1", asterisk + ":" + asteriskPort, Map.of("DIALLED", dialled, "CALLER", caller), media);
	}

	static SippCaller dialFrom(String address, int asteriskPort, String dialled, String caller) {
		return start(address, "127.0.0.1:" + asteriskPort, Map.of("DIALLED", dialled, "CALLER", caller), "");
	}

	private static SippCaller start(String address, String asterisk, Map<String, String> called, String media) {
		String callId = UUID.randomUUID() + "@127.0.0.1";
		RtpPeer audio = new RtpPeer();
		String offer = media.isEmpty() ? media(audio) : media.replace("@PORT@", String.valueOf(audio.port()));
		Map<String, String> places = new HashMap<>(called);
		places.put("MEDIA", offer);
		Sipp sipp = Sipp.startAt(address, "caller", places, Sipp.freeUdpPort(), "-m", "1", "-cid_str", callId,
				asterisk);
		return new SippCaller(callId, audio, sipp);
	}

	SippCaller answered() {
		connectAudio();
		return this;
	}

	@Override
	String callId() {
		return this.callId;
	}

	/**
	 * Tells whether the call was answered.
	 * @return true if so, at whatever time
	 */
	public boolean answers() {
		return event("answered").isPresent();
	}

	/**
	 * Waits for the end of the call and gives SIPp's judgement.
	 * @return 0 if the call went as it should, from the first INVITE to the last answer
	 */
	public int sipResult() {
		return sipp().await(Duration.ofSeconds(60));
	}

	/**
	 * Vanishes without a word, as a telephone does whose battery is empty.
	 */
	public void vanish() {
		close();
	}

}
