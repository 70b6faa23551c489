package org.yihaotong.telephony.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * One frame of AudioSocket: type (1 byte), length (2 bytes, big-endian), payload.
 *
 * @param type see the constants
 * @param payload its content, maybe empty
 */
record Frame(int type, byte[] payload) {

	/** Either side ends the step. */
	static final int TERMINATE = 0x00;

	/** First from Asterisk: 16 bytes that name the session. */
	static final int UUID = 0x01;

	/** One key in ASCII. */
	static final int DTMF = 0x03;

	/** Signed linear audio, 8 kHz, little-endian. */
	static final int AUDIO = 0x10;

	static final int ERROR = 0xff;

	static final int HEADER = 3;

	/** 20 ms of audio. */
	static final int AUDIO_BYTES = 320;

	/** Far more than 20 ms of audio at any rate that Asterisk sends. */
	static final int MAX_PAYLOAD = 8_192;

	/**
	 * Encodes a frame whole: Asterisk drops a call whose payload lags its header.
	 * @param allocator where the buffer comes from
	 * @param type the type
	 * @param bytes holds the payload
	 * @param start where the payload begins
	 * @param length how long it is
	 * @return the encoded frame
	 */
	static ByteBuf encode(ByteBufAllocator allocator, int type, byte[] bytes, int start, int length) {
		ByteBuf buffer = allocator.buffer(HEADER + length, HEADER + length);
		buffer.writeByte(type);
		buffer.writeShort(length);
		buffer.writeBytes(bytes, start, length);
		return buffer;
	}

}
