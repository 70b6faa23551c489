package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.yihaotong.platform.ContactId;

/**
 * Messages that callers left and nobody has taken over yet: a server was killed between
 * the recording and its storing, or the database was away.
 */
public interface LeftMessages {

	/**
	 * Lists some of them.
	 * @param limit only what was last written before this time
	 * @return at most 100, oldest first
	 */
	List<LeftMessage> before(Instant limit);

	/**
	 * A recorded message.
	 *
	 * @param contact the call on which it was left
	 * @param file a WAV file; whoever takes it over deletes it
	 */
	record LeftMessage(ContactId contact, Path file) {
	}

}
