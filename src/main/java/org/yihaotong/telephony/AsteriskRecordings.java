package org.yihaotong.telephony;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.AmiText;

/**
 * Tells the dialplan whether and where to record.
 */
class AsteriskRecordings implements RecordingControl {

	/** Part of the folder that Asterisk and the server share. */
	private static final String FOLDER = "recording";

	private final AmiClient ami;

	private final Function<ContactId, Optional<KnownCalls.Known>> calls;

	private final TelephonyProperties properties;

	AsteriskRecordings(AmiClient ami, Function<ContactId, Optional<KnownCalls.Known>> calls,
			TelephonyProperties properties) {
		this.ami = ami;
		this.calls = calls;
		this.properties = properties;
	}

	@Override
	public Path folder() {
		return folder(this.properties);
	}

	static Path folder(TelephonyProperties properties) {
		return properties.soundsHost().resolve(FOLDER);
	}

	@Override
	public void record(boolean recorded) {
		String folder = recorded ? this.properties.soundsAsterisk() + "/" + FOLDER : "";
		this.ami.send(new SetVarAction("YHT_RECORDING", AmiText.safe(folder)));
	}

	@Override
	public void pause(ContactId contact, boolean paused) {
		String channel = this.calls.apply(contact)
			.filter((call) -> call.place() == LiveCall.Place.TALKING)
			.map(KnownCalls.Known::channel)
			.orElseThrow(() -> new CallNotFound(contact));
		MixMonitorMuteAction action = new MixMonitorMuteAction(AmiText.safe(channel), "both", paused ? 1 : 0);
		if (this.ami.send(action) instanceof ManagerError) {
			throw new CallNotFound(contact);
		}
	}

}
