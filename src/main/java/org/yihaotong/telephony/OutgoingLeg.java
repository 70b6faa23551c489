package org.yihaotong.telephony;

import java.util.UUID;

import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.response.ManagerError;
import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.CallEvent.CallBack.Why;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.AmiText;

/**
 * A channel that the server has Asterisk make under an identifier of its own.
 */
final class OutgoingLeg {

	private OutgoingLeg() {
	}

	/**
	 * Prepares a channel.
	 * @param channel its identifier
	 * @param dial what it calls
	 * @param context where it goes once it is answered
	 */
	static OriginateAction to(UUID channel, String dial, String context) {
		OriginateAction action = new OriginateAction();
		action.setActionId(channel.toString());
		action.setChannelId(channel.toString());
		// The manager tells the hang-ups of this account, with the reason why nobody
		// came.
		action.setAccount("party");
		action.setChannel(dial);
		action.setContext(context);
		action.setExten("s");
		action.setPriority(1);
		action.setAsync(true);
		return action;
	}

	/**
	 * Prepares a channel to a citizen, who is shown the hotline.
	 * @param channel its identifier
	 * @param citizen whom it calls
	 * @param context where it goes once it is answered
	 * @param properties the trunk and how long it rings
	 */
	static OriginateAction toCitizen(UUID channel, PhoneNumber citizen, String context,
			TelephonyProperties properties) {
		OriginateAction action = to(channel, "PJSIP/" + AmiText.safe(citizen.national()) + "@" + properties.trunk(),
				context);
		action.setCallerId(properties.hotline());
		action.setTimeout(properties.callBack().citizenRing().toMillis());
		action.setVariable("YHT_CALLER", AmiText.safe(citizen.national()));
		action.setVariable("YHT_DIALLED", properties.hotline());
		return action;
	}

	/**
	 * Has the channel made.
	 * @throws AsteriskAway if Asterisk does not answer or refuses
	 */
	static void send(AmiClient ami, OriginateAction action) {
		if (ami.send(action) instanceof ManagerError error) {
			throw new AsteriskAway("Asterisk refuses to call: " + error.getMessage());
		}
	}

	/**
	 * Reads why nobody answered.
	 * @param cause a cause of ITU-T Q.850, null when unknown
	 */
	static Why why(@Nullable Integer cause) {
		return switch ((cause != null) ? cause : -1) {
			case 17, 21 -> Why.BUSY;
			case 0, 16, 18, 19, 31 -> Why.NO_ANSWER;
			default -> Why.UNREACHABLE;
		};
	}

}
