"""Exercise 7: a service on a named channel, which answers how many words a text has."""

from project.realtime import process_channel
from project.realtime.process_channel import Message
from project.realtime.worker import NamedConsumer


class WordsConsumer(NamedConsumer):
    async def words_count(self, message: Message) -> None:
        await self.reply(message, "words.counted", count=len(message["text"].split()))


async def ask(text: str, within: float = 5) -> int:
    """Raise TimeoutError if nobody answers for so many seconds."""
    question = {"type": "words.count", "text": text}
    answer = await process_channel.current().request("words", question, within)
    return int(answer["count"])
